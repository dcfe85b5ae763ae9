namespace Tally.Files;

/// <summary>Which hosted tool can read a file, by the end of its name.</summary>
public static class FileKind
{
    /// <summary>Types the service indexes for search.</summary>
    private static readonly string[] Searchable =
    [
        ".c", ".cs", ".cpp", ".css", ".doc", ".docx", ".go", ".html", ".java", ".js", ".json", ".md", ".pdf", ".php", ".pptx", ".py", ".rb", ".sh", ".tex", ".ts", ".txt",
    ];

    /// <summary>Types the code interpreter takes besides.</summary>
    private static readonly string[] Computable =
    [
        ".csv", ".tsv", ".xlsx", ".xml", ".gif", ".jpeg", ".jpg", ".png", ".pkl", ".tar", ".zip",
    ];

    /// <summary>Types whose bytes are text that people can read.</summary>
    private static readonly string[] Texts =
    [
        ".c", ".cs", ".cpp", ".css", ".csv", ".go", ".html", ".java", ".js", ".json", ".md", ".php", ".py", ".rb", ".sh", ".tex", ".ts", ".tsv", ".txt", ".xml",
    ];

    public static bool IsSearchable(string path) => Searchable.Contains(Extension(path));

    public static bool IsComputable(string path) => IsSearchable(path) || Computable.Contains(Extension(path));

    public static bool IsText(string path) => Texts.Contains(Extension(path));

    /// <summary>Why no tool that is switched on can read the file; null when one can.</summary>
    public static string? Refusal(string path, bool search, bool code)
    {
        if ((search && IsSearchable(path)) || (code && IsComputable(path)))
            return null;
        string extension = Extension(path) is { Length: > 0 } known ? known : "no ending";
        if (!IsComputable(path))
            return $"\"{path}\" cannot be read: {extension} is not among the types the service takes ({string.Join(" ", Searchable.Concat(Computable))}).";
        return IsSearchable(path)
            ? $"\"{path}\" needs file search or the code interpreter, and neither is switched on."
            : $"\"{path}\" cannot be searched: {extension} files are for the code interpreter, which is not switched on.";
    }

    /// <summary>The media type a browser should take it for.</summary>
    public static string ContentType(string name) => Extension(name) switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".pdf" => "application/pdf",
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".txt" or ".md" or ".py" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
