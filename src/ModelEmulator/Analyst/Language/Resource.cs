using System.Reflection;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>The word lists beside the code, comments and blank lines left out.</summary>
internal static class Resource
{
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Tally.ModelEmulator.Analyst.Language.{name}")
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
