using System.Collections.Frozen;
using System.Reflection;

namespace Tally.Assistants;

/// <summary>The instruction texts that ship with Tally, by name.</summary>
public static class InstructionSets
{
    public const string Default = "tally";

    private const string Folder = "Assistants/instructions/";

    private static readonly FrozenDictionary<string, string> Texts = Load();

    public static IReadOnlyList<string> Names { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    public static bool Has(string name) => Texts.ContainsKey(name);

    public static string Text(string name) => Texts[name];

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
