"""The Schema and the reader agree: an outside validator judges the same documents."""

import json
import re

from jsonschema import Draft202012Validator

from broken import CASES
from corpus import Corpus
from edits import edited, put
from spoiled import with_wrong_kinds, with_wrong_names
from support import FIXTURES, REPOSITORY, Judge, everything, fixture, prelo

SCHEMA = json.loads((REPOSITORY / "Schema" / "prelo-1.schema.json").read_text())
BASES = ("fatura", "fatura-recibo-com-retencao", "guia-de-transporte", "nota-de-credito", "recibo")
# Beyond a schema, as Schema/README.md says.
BEYOND = {"30 February", "24 hours", "NUL in a text", "another sequence", "a zero lost"}


class Schema(Judge):

    def setUp(self):
        super().setUp()
        self.validator = Draft202012Validator(SCHEMA)

    def complaints(self, document: dict) -> list[str]:
        return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:120]}"
                for error in self.validator.iter_errors(document)]

    def records(self, documents: list[dict]) -> list[dict]:
        rows = "\n".join(json.dumps(document) for document in documents)
        found = prelo("validate", self.write("documents.ndjson", rows), "--format", "json").objects()
        self.assertEqual(len(found), len(documents))
        return found

    def test_schema(self):
        """the Schema is one, and says nothing that validators count in binary fractions"""
        Draft202012Validator.check_schema(SCHEMA)
        self.assertNotIn("multipleOf", json.dumps(SCHEMA))

    def test_sound_documents(self):
        """fixtures, samples and the corpus are valid, decimals as numbers too"""
        paths = [path for folder in (FIXTURES / "official", FIXTURES / "contract", REPOSITORY / "SampleOutput")
                 for path in sorted(folder.glob("*.json"))]
        texts = [path.read_text() for path in paths] + [specimen.text for specimen in Corpus(seed=31).take(600)]
        for text in texts:
            if found := self.complaints(json.loads(text)):
                self.fail(f"{found}\n{text[:2000]}")

    def test_numbers(self):
        """cents that no binary fraction can hold are valid numbers"""
        for cents in (1, 7, 29, 57, 110, 820, 1999, 123456789):
            document = edited(fixture("fatura"), [put("/totals/net", cents / 100)])
            self.assertEqual([text for text in self.complaints(document) if "/totals" in text], [])

    def test_broken_documents(self):
        """what the reader refuses the Schema refuses, and nothing that Prelo passes"""
        documents = [(title, edited(fixture(base), edits)) for title, base, edits, _, _ in CASES]
        for base in [*map(fixture, BASES), everything()]:
            for maker in (with_wrong_kinds, with_wrong_names):
                documents += [(f"{maker.__name__} {path}", spoiled) for path, spoiled in maker(base)]
        records = self.records([document for _, document in documents])
        for (title, document), record in zip(documents, records):
            codes = [problem["code"] for problem in record["problems"] if problem["severity"] == "error"]
            is_malformed = any(re.match("JSON-", code) for code in codes)
            found = self.complaints(document)
            if is_malformed and title not in BEYOND:
                self.assertTrue(found, f"the Schema passes what the reader refuses: {title} {codes}")
            if found:
                self.assertTrue(codes, f"the Schema refuses what Prelo passes: {title} {found}")
