using Tally.Csv;

namespace Tally.Local.Hosting;

/// <summary>What a command says of the process it needs.</summary>
internal sealed record HostSettings
{
    public string? Home { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Asks this model instead of the configured one.</summary>
    public string? Model { get; init; }

    /// <summary>The limits of what is read; null: as the environment says.</summary>
    public ReaderOptions? Reader { get; init; }

    /// <summary>False for commands that need no model: nothing is started for them.</summary>
    public bool AsksModel { get; init; }

    /// <summary>True for commands that delete what a configured service keeps; the emulator is not started for them, it keeps nothing.</summary>
    public bool ReachesModel { get; init; }
}
