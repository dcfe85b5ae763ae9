using System.CommandLine;
using System.Globalization;

namespace Tally.Local.Commands;

/// <summary>Options that take a whole number between two bounds.</summary>
internal static class WholeNumbers
{
    /// <summary>Refuses what is no whole number and what lies outside, in the same sentence.</summary>
    /// <remarks>Reads the words as typed: asking the parser for the value throws where they are no number.</remarks>
    public static void Within<T>(this Option<T> option, long least, long most, string told) => option.Validators.Add(result =>
    {
        bool fits = result.Tokens.All(token => long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most);
        if (!fits)
        {
            result.AddError(told);
        }
    });
}
