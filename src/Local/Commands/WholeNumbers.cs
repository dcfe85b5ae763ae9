using System.CommandLine;
using System.Globalization;

namespace Tally.Local.Commands;

/// <summary>Options that take a whole number between two bounds.</summary>
internal static class WholeNumbers
{
    /// <summary>Refuses what is no whole number and what lies outside, in the same sentence.</summary>
    /// <remarks>Reads the words as typed: asking the parser for the value throws where they are no number.</remarks>
    public static void Within(this Option<int> option, int least, int most, string told) => option.Validators.Add(result =>
    {
        bool fits = result.Tokens.All(token => int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most);
        if (!fits)
        {
            result.AddError(told);
        }
    });
}
