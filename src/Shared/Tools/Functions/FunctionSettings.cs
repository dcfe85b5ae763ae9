using System.Text.RegularExpressions;
using Tally.Net;

namespace Tally.Tools.Functions;

/// <summary>What the operator allows functions to reach and to send; never part of a declaration.</summary>
public sealed partial class FunctionSettings(Func<string, string?> setting)
{
    public const string HostsSetting = "TALLY_FUNCTION_HOSTS";

    /// <summary>Settings that headers may name begin with this, so that a declaration cannot ask for any other secret.</summary>
    public const string Prefix = "TALLY_FUNCTION_";

    private readonly Lazy<AllowedHosts> _hosts = new(() => AllowedHosts.Parse(setting(HostsSetting)));

    internal AllowedHosts Hosts => _hosts.Value;

    public static FunctionSettings FromEnvironment() => new(Environment.GetEnvironmentVariable);

    internal static IReadOnlyList<string> Named(string header) => [.. Reference().Matches(header).Select(match => match.Groups[1].Value)];

    internal static bool MayName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name != HostsSetting;

    /// <summary>The header with its settings filled in; null when one of them is not set.</summary>
    internal string? Fill(string header)
    {
        bool isWhole = true;
        string filled = Reference().Replace(header, match =>
        {
            string? value = MayName(match.Groups[1].Value) ? setting(match.Groups[1].Value) : null;
            isWhole &= !string.IsNullOrEmpty(value);
            return value ?? "";
        });
        return isWhole ? filled : null;
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Reference();
}
