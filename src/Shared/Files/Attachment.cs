namespace Tally.Files;

/// <summary>A file as it is handed over.</summary>
/// <param name="Path">What it is called; the ending says what it is.</param>
public sealed record Attachment(string Path, BinaryData Content);
