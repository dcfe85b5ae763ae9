namespace Tally.Functions.SelfTests;

/// <summary>Whether what is published is tested: <c>TALLY_SELF_TEST</c>, off where it is not set.</summary>
public sealed record SelfTestSwitch(bool IsOn)
{
    private const string Setting = "TALLY_SELF_TEST";

    internal static SelfTestSwitch Read(Func<string, string?> setting) => new(setting(Setting) == "on");

    internal static IEnumerable<string> Problems(Func<string, string?> setting) =>
        setting(Setting) is null or "" or "on" or "off" ? [] : [$"{Setting} must be on or off."];
}
