namespace Tally.Files;

/// <summary>A file by the path it was given as and by what it held then.</summary>
/// <param name="Path">Relative or as a person wrote it, with forward slashes; the last part is its name.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record FileReference(string Path, string Hash, long Bytes)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
