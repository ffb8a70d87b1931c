#!/usr/bin/env python3
"""Writes the same invoices as a SAF-T (PT) file and as our JSON, to compare the two ways in.

    saft.py COUNT FOLDER [LINES]

FOLDER gets saft.xml and documents.ndjson. The signatures have the right form and verify with no key.
"""

import base64
import json
import random
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

CENT = Decimal("0.01")
SELLER = {"name": "Ana Maria Costa", "taxId": "200000004", "country": "PT",
          "address": {"street": "Rua do Ouro, 1", "postalCode": "1100-060", "city": "Lisboa"}}
PRODUCTS = [("Resma de papel A4", "UN", "4.35"), ("Caneta de tinta azul", "UN", "0.85"),
            ("Caderno pautado de capa dura", "UN", "3.20"), ("Instalação no local", "H", "38.00")]


def xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def invoice(index: int, lines: int, chance: random.Random):
    signature = base64.b64encode(chance.randbytes(128)).decode()
    date = f"2026-05-{1 + index % 28:02}"
    rows, net = [], Decimal(0)
    for position in range(1 + chance.randrange(2 * lines - 1)):
        name, unit, price = PRODUCTS[chance.randrange(len(PRODUCTS))]
        quantity = chance.randrange(1, 40)
        amount = Decimal(price) * quantity
        net += amount
        rows.append((f"P{chance.randrange(500):03}", name, unit, quantity, price, amount))
    tax = (net * 23 / 100).quantize(CENT, ROUND_HALF_UP)
    return signature, date, rows, net, tax, chance.randrange(1000)


def as_xml(index, signature, date, rows, net, tax, customer) -> str:
    body = "".join(f"""
        <Line>
          <LineNumber>{position}</LineNumber>
          <ProductCode>{code}</ProductCode>
          <ProductDescription>{xml(name)}</ProductDescription>
          <Quantity>{quantity}</Quantity>
          <UnitOfMeasure>{unit}</UnitOfMeasure>
          <UnitPrice>{price}</UnitPrice>
          <TaxPointDate>{date}</TaxPointDate>
          <Description>{xml(name)}</Description>
          <CreditAmount>{amount}</CreditAmount>
          <Tax>
            <TaxType>IVA</TaxType>
            <TaxCountryRegion>PT</TaxCountryRegion>
            <TaxCode>NOR</TaxCode>
            <TaxPercentage>23.00</TaxPercentage>
          </Tax>
        </Line>""" for position, (code, name, unit, quantity, price, amount) in enumerate(rows, 1))
    return f"""
      <Invoice>
        <InvoiceNo>FT A2026/{index + 1}</InvoiceNo>
        <ATCUD>CSDF7T5H-{index + 1}</ATCUD>
        <DocumentStatus>
          <InvoiceStatus>N</InvoiceStatus>
          <InvoiceStatusDate>{date}T10:00:00</InvoiceStatusDate>
          <SourceID>ana</SourceID>
          <SourceBilling>P</SourceBilling>
        </DocumentStatus>
        <Hash>{signature}</Hash>
        <HashControl>1</HashControl>
        <Period>5</Period>
        <InvoiceDate>{date}</InvoiceDate>
        <InvoiceType>FT</InvoiceType>
        <SpecialRegimes>
          <SelfBillingIndicator>0</SelfBillingIndicator>
          <CashVATSchemeIndicator>0</CashVATSchemeIndicator>
          <ThirdPartiesBillingIndicator>0</ThirdPartiesBillingIndicator>
        </SpecialRegimes>
        <SourceID>ana</SourceID>
        <SystemEntryDate>{date}T10:00:00</SystemEntryDate>
        <CustomerID>C{customer}</CustomerID>{body}
        <DocumentTotals>
          <TaxPayable>{tax}</TaxPayable>
          <NetTotal>{net}</NetTotal>
          <GrossTotal>{net + tax}</GrossTotal>
        </DocumentTotals>
      </Invoice>"""


def as_json(index, signature, date, rows, net, tax, customer) -> str:
    return json.dumps({
        "format": "prelo/1", "type": "FT", "number": f"FT A2026/{index + 1}", "atcud": f"CSDF7T5H-{index + 1}",
        "status": "N", "issueDate": date, "systemEntryDate": f"{date}T10:00:00", "hash": signature,
        "hashControl": "1", "source": "P", "certificate": "9999", "regimes": {}, "seller": SELLER,
        "buyer": buyer(customer),
        "lines": [{"code": code, "description": name, "quantity": quantity, "unit": unit, "unitPrice": price,
                   "amount": str(amount), "tax": {"type": "IVA", "region": "PT", "code": "NOR", "rate": 23}}
                  for code, name, unit, quantity, price, amount in rows],
        "taxSummary": [{"type": "IVA", "region": "PT", "code": "NOR", "rate": 23, "base": str(net), "amount": str(tax)}],
        "totals": {"net": str(net), "tax": str(tax), "gross": str(net + tax)}}, ensure_ascii=False)


def buyer(customer: int) -> dict:
    return {"name": f"Cliente {customer}, Lda.", "taxId": "508650704", "country": "PT",
            "address": {"street": f"Avenida Central, {customer}", "postalCode": "4700-100", "city": "Braga"}}


def head(count: int, debit: str = "0.00", credit: str = "0.00") -> str:
    customers = "".join(f"""
    <Customer>
      <CustomerID>C{index}</CustomerID>
      <AccountID>Desconhecido</AccountID>
      <CustomerTaxID>{person["taxId"]}</CustomerTaxID>
      <CompanyName>{person["name"]}</CompanyName>
      <BillingAddress>
        <AddressDetail>{person["address"]["street"]}</AddressDetail>
        <City>{person["address"]["city"]}</City>
        <PostalCode>{person["address"]["postalCode"]}</PostalCode>
        <Country>PT</Country>
      </BillingAddress>
      <SelfBillingIndicator>0</SelfBillingIndicator>
    </Customer>""" for index, person in ((index, buyer(index)) for index in range(1000)))
    products = "".join(f"""
    <Product>
      <ProductType>P</ProductType>
      <ProductCode>P{index:03}</ProductCode>
      <ProductDescription>Artigo {index}</ProductDescription>
      <ProductNumberCode>P{index:03}</ProductNumberCode>
    </Product>""" for index in range(500))
    address = SELLER["address"]
    return f"""<?xml version="1.0" encoding="Windows-1252"?>
<AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01">
  <Header>
    <AuditFileVersion>1.04_01</AuditFileVersion>
    <CompanyID>{SELLER["taxId"]}</CompanyID>
    <TaxRegistrationNumber>{SELLER["taxId"]}</TaxRegistrationNumber>
    <TaxAccountingBasis>F</TaxAccountingBasis>
    <CompanyName>{SELLER["name"]}</CompanyName>
    <CompanyAddress>
      <AddressDetail>{address["street"]}</AddressDetail>
      <City>{address["city"]}</City>
      <PostalCode>{address["postalCode"]}</PostalCode>
      <Country>PT</Country>
    </CompanyAddress>
    <FiscalYear>2026</FiscalYear>
    <StartDate>2026-05-01</StartDate>
    <EndDate>2026-05-31</EndDate>
    <CurrencyCode>EUR</CurrencyCode>
    <DateCreated>2026-06-01</DateCreated>
    <TaxEntity>Global</TaxEntity>
    <ProductCompanyTaxID>500000000</ProductCompanyTaxID>
    <SoftwareCertificateNumber>9999</SoftwareCertificateNumber>
    <ProductID>Alfa/Alfa</ProductID>
    <ProductVersion>1</ProductVersion>
  </Header>
  <MasterFiles>{customers}{products}
    <TaxTable>
      <TaxTableEntry>
        <TaxType>IVA</TaxType>
        <TaxCountryRegion>PT</TaxCountryRegion>
        <TaxCode>NOR</TaxCode>
        <Description>Taxa normal</Description>
        <TaxPercentage>23.00</TaxPercentage>
      </TaxTableEntry>
    </TaxTable>
  </MasterFiles>
  <SourceDocuments>
    <SalesInvoices>
      <NumberOfEntries>{count}</NumberOfEntries>
      <TotalDebit>{debit}</TotalDebit>
      <TotalCredit>{credit}</TotalCredit>"""


def main() -> None:
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    lines = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(1)
    with open(folder / "saft.xml", "w", encoding="cp1252") as saft, open(folder / "documents.ndjson", "w") as ours:
        saft.write(head(count))
        for index in range(count):
            parts = invoice(index, lines, chance)
            saft.write(as_xml(index, *parts))
            ours.write(as_json(index, *parts) + "\n")
        saft.write("\n    </SalesInvoices>\n  </SourceDocuments>\n</AuditFile>\n")


main()
