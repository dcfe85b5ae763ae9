using System.Text.RegularExpressions;

namespace Tally.Files;

/// <summary>Paths as they are kept, and names as the service is told them.</summary>
public static partial class FilePath
{
    private const int Longest = 500;

    public static string Normal(string path)
    {
        string slashed = path.Replace('\\', '/');
        while (slashed.StartsWith("./", StringComparison.Ordinal))
            slashed = slashed[2..];
        return slashed;
    }

    public static bool IsValid(string path) =>
        path.Length is > 0 and <= Longest && !path.Any(char.IsControl) && !path.EndsWith('/') && Path.HasExtension(path);

    /// <summary>The name carries the content's hash and who uploaded it, so that the service's own list tells which file is which.</summary>
    public static string AtProvider(KeptFile file, string mark) =>
        $"{Path.GetFileNameWithoutExtension(file.Name)}.{file.Hash[..16]}-{mark}{Path.GetExtension(file.Name)}";

    /// <summary>The hash in a name at the service; null for a file that is not ours.</summary>
    public static string? HashIn(string providerName) => Marked().Match(providerName) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The mark in a name at the service; null for a name without one.</summary>
    public static string? MarkIn(string providerName) =>
        Marked().Match(providerName) is { Success: true } match && match.Groups[2].Success ? match.Groups[2].Value : null;

    /// <summary>The name without the hash, as people know it.</summary>
    public static string Original(string providerName) => Marked().Replace(providerName, "$3");

    [GeneratedRegex(@"\.([0-9a-f]{16})(?:-([0-9a-f]{8}))?(\.[^./]+)$")]
    private static partial Regex Marked();
}
