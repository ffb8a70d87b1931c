/// The printed names of GOBL's units of quantity.
///
/// GOBL knows keys of its own and the codes of UN/ECE recommendations 20 and 21. A unit that is not
/// in the table is printed as it was written; a line without one counts units. Labels stand in the
/// singular, as they do for one and for many in SAF-T's UnitOfMeasure.
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
    (["in", "INH"], "pol."), (["ft", "FOT"], "pé"),
    (["cm2", "CMK"], "cm²"), (["m2", "MTK"], "m²"), (["ha", "HAR"], "ha"),
    (["m3", "MTQ"], "m³"), (["ml", "MLT"], "ml"), (["cl", "CLT"], "cl"), (["l", "LTR"], "l"),
    (["hl", "HLT"], "hl"), (["w", "WTT"], "W"), (["kw", "KWT"], "kW"), (["kwh", "KWH"], "kWh"),
    (["mwh", "MWH"], "MWh"),
    (["s", "SEC"], "s"), (["min", "MIN"], "min"), (["h", "hour", "HUR"], "h"),
    (["day", "DAY"], "dia"), (["week", "WEE"], "semana"), (["month", "MON"], "mês"),
    (["quarter", "QAN"], "trimestre"), (["year", "ANN"], "ano"), (["night"], "noite"),
    (["service", "E48"], "serviço"), (["activity", "ACT"], "atividade"), (["rate", "A9"], "taxa"),
    (["bag", "XBG"], "saco"), (["sack", "XSA"], "saca"), (["box", "XBX"], "caixa"),
    (["case", "XCS"], "caixa"), (["bin", "XBI"], "contentor"), (["can", "XCA"], "lata"),
    (["tub", "XTB"], "cuba"), (["tray", "XDS"], "tabuleiro"), (["portion"], "dose"),
    (["outfit", "11"], "conjunto"), (["dozen", "DZN"], "dúzia"), (["roll", "XRO"], "rolo"),
    (["carton", "XCT"], "cartão"), (["cylinder", "XCY"], "cilindro"),
    (["barrel", "XBA"], "barril"), (["jerrican", "XJY"], "jerricã"),
    (["carboy", "XCO"], "garrafão"), (["demijohn", "XDJ"], "garrafão"),
    (["bottle", "XBO"], "garrafa"), (["6pack"], "pack de 6"), (["canister", "XCI"], "bidão"),
    (["pkg", "package", "XPK"], "volume"), (["bunch", "XBH"], "molho"),
    (["tetrabrik"], "embalagem"), (["pallet", "XPX"], "palete"), (["reel", "XRL"], "bobina"),
    (["sheet", "XST"], "folha"), (["envelope", "XEN"], "envelope"), (["pair", "PR"], "par"),
    (["set", "SET"], "conjunto"), (["percent", "P1"], "%"), (["trip", "E54"], "viagem"),
    (["person", "IE"], "pessoa"),
  ]

  private static let labels: [String: String] = Dictionary(
    table.flatMap { row in row.keys.map { ($0, row.label) } },
    uniquingKeysWith: { first, _ in first })
}
