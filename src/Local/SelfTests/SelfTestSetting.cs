using Tally.Model;

namespace Tally.Local.SelfTests;

/// <summary>Whether datasets are tested without being told to.</summary>
internal static class SelfTestSetting
{
    public const string Variable = "TALLY_SELF_TEST";

    /// <summary>
    /// The built-in analyst costs nothing, so it is asked unless somebody says off; a model that is paid for is asked only when somebody says on.
    /// </summary>
    public static bool IsOn() => Environment.GetEnvironmentVariable(Variable)?.Trim().ToLowerInvariant() switch
    {
        "on" or "1" or "true" => true,
        "off" or "0" or "false" => false,
        _ => ModelEnvironment.Read(Environment.GetEnvironmentVariable) is ModelSetting.None,
    };
}
