using System.Text;

namespace Tally.Functions.Storage;

/// <summary>
/// Artifact names as blob names. A part of a blob's path may not end with a dot and the service folds backslashes, so those
/// are written <c>%2E</c> and <c>%5C</c>, and a percent sign <c>%25</c>; nothing else changes.
/// </summary>
internal static class BlobName
{
    public static string Write(string name)
    {
        if (!name.AsSpan().ContainsAny('.', '%', '\\'))
            return name;
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool endsPart = i + 1 == name.Length || name[i + 1] == '/';
            text.Append(name[i] switch
            {
                '%' => "%25",
                '\\' => "%5C",
                '.' when endsPart => "%2E",
                var other => other.ToString(),
            });
        }

        return text.ToString();
    }

    public static string Read(string blob) =>
        blob.Replace("%2E", ".", StringComparison.Ordinal)
            .Replace("%5C", "\\", StringComparison.Ordinal)
            .Replace("%25", "%", StringComparison.Ordinal);
}
