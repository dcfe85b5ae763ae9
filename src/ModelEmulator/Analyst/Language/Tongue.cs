namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>A language the analyst answers in.</summary>
internal enum Tongue
{
    English,
    French,
    German,
    Korean,
}
