package import Measures

extension Day {
  /// Neither a weekend nor a national holiday of Portugal (Código do Trabalho art. 234).
  ///
  /// Carnival and municipal holidays are not national. The four holidays that were suspended from
  /// 2013 to 2015 count in those years too: a deadline is never told shorter than it was.
  package var isWorkingDay: Bool { weekday < 5 && !isNationalHoliday }

  private var isNationalHoliday: Bool {
    switch (month, day) {
    case (1, 1), (4, 25), (5, 1), (6, 10), (8, 15), (10, 5), (11, 1), (12, 1), (12, 8), (12, 25):
      true
    default:
      // Good Friday two days before Easter, Corpus Christi sixty after.
      switch ordinal - Day.easterOrdinal(of: year) {
      case -2, 0, 60: true
      default: false
      }
    }
  }

  /// The ordinal of Easter Sunday (Gregorian computus of Meeus, Jones and Butcher).
  private static func easterOrdinal(of year: Int) -> Int {
    let golden = year % 19
    let (century, inCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let position = epact + weekday - 7 * shift + 114
    return Day(year: year, month: position / 31, day: position % 31 + 1)?.ordinal ?? 0
  }

  /// The `count`th working day after this one.
  package func workingDay(after count: Int) -> Day {
    var day = self
    var left = count
    while left > 0 {
      day = day.next
      if day.isWorkingDay { left -= 1 }
    }
    return day
  }
}
