using Tally.Datasets;

namespace Tally.Ingest.Sources;

/// <summary>Makes names of datasets and collections from names of files and folders.</summary>
internal static class LocalNames
{
    private const int Longest = 100;

    /// <summary>The folder's own name, or "files" when it has none that can be used.</summary>
    public static string Collection(string folder)
    {
        string name = Clean(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        return name.Length > 0 ? name : "files";
    }

    /// <summary>One name a path, all different: a second file of the same name keeps its extension.</summary>
    public static string[] Datasets(IReadOnlyList<string> paths)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] names = new string[paths.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = Clean(LocalFolder.NameOf(paths[i]));
            if (name.Length == 0 || !taken.Add(name))
            {
                string whole = Clean(Path.GetFileName(paths[i])) is { Length: > 0 } file ? file : "file";
                name = whole;
                for (int n = 2; !taken.Add(name); n++)
                {
                    name = $"{whole}-{n}";
                }
            }

            names[i] = name;
        }

        return names;
    }

    private static string Clean(string name)
    {
        string clean = new([.. name.Normalize(System.Text.NormalizationForm.FormC)
            .Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) ? '-' : letter)]);
        clean = clean.Trim();
        clean = clean.Length > Longest ? clean[..Longest].Trim() : clean;
        while (clean.Length > 0 && !DatasetId.IsPart(clean))
        {
            clean = clean[..^1].Trim();
        }

        return clean;
    }
}
