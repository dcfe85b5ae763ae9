namespace Tally.Functions.Contract.Tests.Infra;

/// <summary>What a Bicep file declares and uses.</summary>
internal sealed class BicepFile
{
    public required string Path { get; init; }

    public Dictionary<string, BicepParameter> Parameters { get; } = [];

    public HashSet<string> Variables { get; } = [];

    public HashSet<string> Resources { get; } = [];

    public Dictionary<string, BicepModule> Modules { get; } = [];

    public HashSet<string> Outputs { get; } = [];

    /// <summary>Names used where a value is meant, with the line; loop variables are left out.</summary>
    public List<(string Name, int Line)> Uses { get; } = [];

    public HashSet<string> Calls { get; } = [];

    /// <summary>Member chains that begin at a name: <c>storage.outputs.name</c>.</summary>
    public List<(string[] Path, int Line)> Members { get; } = [];

    /// <summary>Files named by loadJsonContent and their like.</summary>
    public List<string> Loads { get; } = [];

    public bool Declares(string name) =>
        Parameters.ContainsKey(name) || Variables.Contains(name) || Resources.Contains(name) || Modules.ContainsKey(name);

    public static BicepFile Read(string path)
    {
        var file = new BicepFile { Path = path };
        new BicepParser(file, new BicepLexer(File.ReadAllText(path)).Tokens()).Parse();
        return file;
    }
}

internal sealed record BicepParameter(string Type, bool HasDefault);

internal sealed record BicepModule(string Path, IReadOnlyList<string> Parameters, int Line);
