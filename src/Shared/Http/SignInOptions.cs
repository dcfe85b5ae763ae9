namespace Tally.Http;

/// <summary>Whether callers are told apart.</summary>
public enum SignIn
{
    /// <summary>Whoever may call sees everything: one tenant's app, or one person's machine.</summary>
    None,

    /// <summary>The platform signs callers in with Microsoft Entra ID; each sees only their own questions and conversations.</summary>
    Entra,
}

/// <summary>How callers are told apart, from the settings.</summary>
public sealed record SignInOptions(SignIn Mode)
{
    public const string Setting = "TALLY_SIGN_IN";

    /// <summary>Set by the platform where it signs callers in, and only then takes away the headers that callers send themselves.</summary>
    public const string PlatformSetting = "WEBSITE_AUTH_ENABLED";

    public static SignInOptions Read(Func<string, string?> setting) =>
        new(string.Equals(setting(Setting), "entra", StringComparison.OrdinalIgnoreCase) ? SignIn.Entra : SignIn.None);

    /// <summary>What is wrong with the settings, each a sentence.</summary>
    public static IEnumerable<string> Problems(Func<string, string?> setting)
    {
        string mode = setting(Setting) ?? "";
        if (mode.ToLowerInvariant() is not ("" or "none" or "entra"))
            yield return $"{Setting} must be none or entra.";
        else if (Read(setting).Mode == SignIn.Entra && !string.Equals(setting(PlatformSetting), "true", StringComparison.OrdinalIgnoreCase))
            yield return $"{Setting} is entra, but the platform does not sign callers in ({PlatformSetting} is not True): anybody could say to be anybody.";
    }
}
