using System.Globalization;
using Tally.ModelEmulator;

namespace Tally.Bench.Runs;

/// <summary>Options of every command, each with a default.</summary>
internal sealed record Arguments
{
    public int Questions { get; init; } = 200;

    public int Seed { get; init; } = 1;

    public int RunTime { get; init; } = 2000;

    public int AtOnce { get; init; } = 200;

    /// <summary>The same load again in the same process: the first is cold, code is still being compiled in it.</summary>
    public int Rounds { get; init; } = 3;

    public EmulatedEndpoint Endpoint { get; init; }

    public string Data { get; init; } = "samples/unil";

    public string Home { get; init; } = Path.Combine(Path.GetTempPath(), "tally-runs-" + Environment.ProcessId);

    public string Model { get; init; } = "";

    public static Arguments Parse(IEnumerable<string> args)
    {
        var read = new Arguments();
        foreach (string[] pair in args.Chunk(2))
        {
            string value = pair.Length == 2 ? pair[1] : throw new FormatException($"{pair[0]} needs a value.");
            read = pair[0] switch
            {
                "--questions" => read with { Questions = Number(value) },
                "--seed" => read with { Seed = Number(value) },
                "--run-time" => read with { RunTime = Number(value) },
                "--rounds" => read with { Rounds = Number(value) },
                "--at-once" => read with { AtOnce = Number(value) },
                "--endpoint" => read with { Endpoint = Enum.Parse<EmulatedEndpoint>(value, ignoreCase: true) },
                "--data" => read with { Data = value },
                "--home" => read with { Home = value },
                "--model" => read with { Model = value },
                _ => throw new FormatException($"{pair[0]} is unknown."),
            };
        }

        return read;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
