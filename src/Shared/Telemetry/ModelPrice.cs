using System.Globalization;
using Tally.Model;

namespace Tally.Telemetry;

/// <summary>What a million tokens cost, in the currency of the bill; null where nobody has said.</summary>
public sealed record ModelPrice(decimal? Input, decimal? Output)
{
    public const string InputSetting = "TALLY_PRICE_INPUT";

    public const string OutputSetting = "TALLY_PRICE_OUTPUT";

    public static ModelPrice Unknown { get; } = new(null, null);

    public static ModelPrice Read(Func<string, string?> setting) => new(Amount(setting(InputSetting)), Amount(setting(OutputSetting)));

    /// <summary>What is wrong with the settings, each a sentence.</summary>
    public static IEnumerable<string> Problems(Func<string, string?> setting)
    {
        foreach (string name in new[] { InputSetting, OutputSetting })
        {
            if (!string.IsNullOrWhiteSpace(setting(name)) && Amount(setting(name)) is null)
                yield return $"{name} is what a million tokens cost, such as 0.25.";
        }

        if (Read(setting) is { Input: null, Output: not null } or { Input: not null, Output: null })
            yield return $"{InputSetting} and {OutputSetting} are set together.";
    }

    internal decimal? Of(TokenUsage usage) =>
        Input is { } input && Output is { } output ? ((usage.Input * input) + (usage.Output * output)) / 1_000_000m : null;

    private static decimal? Amount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
}
