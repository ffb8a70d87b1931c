/// The printed names of GOBL's units of quantity.
///
/// GOBL knows keys of its own and the codes of UN/ECE recommendations 20 and 21. A unit that is not
/// in the table is printed as it was written; a line without one counts units.
enum Units {
  static func label(_ unit: String?) -> String {
    guard let unit else { return unnamed }
    return labels[unit] ?? unit
  }

  private static let unnamed = "un"

  /// Each row: the key, the UN/ECE code where there is one, the label.
  private static let table: [(keys: [String], label: String)] = [
    (["one", "unit", "item", "piece", "C62", "EA", "H87", "NAR", "PCE"], "un"),
    (["g", "GRM"], "g"), (["kg", "KGM"], "kg"), (["t", "TNE"], "t"), (["mg", "MGM"], "mg"),
    (["mm", "MMT"], "mm"), (["cm", "CMT"], "cm"), (["m", "MTR"], "m"), (["km", "KMT"], "km"),
    (["in", "INH"], "pol."), (["ft", "FOT"], "pés"),
    (["cm2", "CMK"], "cm²"), (["m2", "MTK"], "m²"), (["ha", "HAR"], "ha"),
    (["m3", "MTQ"], "m³"), (["ml", "MLT"], "ml"), (["cl", "CLT"], "cl"), (["l", "LTR"], "l"),
    (["hl", "HLT"], "hl"), (["w", "WTT"], "W"), (["kw", "KWT"], "kW"), (["kwh", "KWH"], "kWh"),
    (["mwh", "MWH"], "MWh"),
    (["s", "SEC"], "s"), (["min", "MIN"], "min"), (["h", "hour", "HUR"], "h"),
    (["day", "DAY"], "dias"), (["week", "WEE"], "semanas"), (["month", "MON"], "meses"),
    (["quarter", "QAN"], "trimestres"), (["year", "ANN"], "anos"), (["night"], "noites"),
    (["service", "E48"], "serviço"), (["activity", "ACT"], "atividade"), (["rate", "A9"], "taxa"),
    (["bag", "XBG"], "sacos"), (["sack", "XSA"], "sacas"), (["box", "XBX"], "caixas"),
    (["case", "XCS"], "caixas"), (["bin", "XBI"], "contentores"), (["can", "XCA"], "latas"),
    (["tub", "XTB"], "cubas"), (["tray", "XDS"], "tabuleiros"), (["portion"], "doses"),
    (["outfit", "11"], "conjuntos"), (["dozen", "DZN"], "dúzias"), (["roll", "XRO"], "rolos"),
    (["carton", "XCT"], "cartões"), (["cylinder", "XCY"], "cilindros"),
    (["barrel", "XBA"], "barris"), (["jerrican", "XJY"], "jerricãs"),
    (["carboy", "XCO"], "garrafões"), (["demijohn", "XDJ"], "garrafões"),
    (["bottle", "XBO"], "garrafas"), (["6pack"], "packs de 6"), (["canister", "XCI"], "bidões"),
    (["pkg", "package", "XPK"], "volumes"), (["bunch", "XBH"], "molhos"),
    (["tetrabrik"], "embalagens"), (["pallet", "XPX"], "paletes"), (["reel", "XRL"], "bobinas"),
    (["sheet", "XST"], "folhas"), (["envelope", "XEN"], "envelopes"), (["pair", "PR"], "pares"),
    (["set", "SET"], "conjuntos"), (["percent", "P1"], "%"), (["trip", "E54"], "viagens"),
    (["person", "IE"], "pessoas"),
  ]

  private static let labels: [String: String] = Dictionary(
    table.flatMap { row in row.keys.map { ($0, row.label) } },
    uniquingKeysWith: { first, _ in first })
}
