namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Periods that can be counted or named.</summary>
internal enum DateUnit
{
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Weekend,
    FinancialYear,
    TaxYear,
    Shift,
}
