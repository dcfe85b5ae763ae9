using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.ModelEmulator.Analyst;
using Tally.ModelEmulator.Faults;

namespace Tally.ModelEmulator;

/// <summary>The command line of an emulator that runs alone.</summary>
internal static class EmulatorArguments
{
    public const string Usage = """
        Usage: dotnet run --project src/ModelEmulator -- [--port N] [--model NAME]… [--key KEY] [--loose] [--seed N] [--run-time MILLISECONDS]
               [--endpoint full|no-conversations|no-previous-response|stateless] [--fault NAME[=VALUE][:WHEN]]… [--script FILE] [--state FOLDER]
        """;

    public static bool TryParse(string[] args, [NotNullWhen(true)] out EmulatorOptions? options, [NotNullWhen(false)] out string? message)
    {
        options = null;
        message = null;
        EmulatorOptions read = new() { Analyst = new RuleBasedAnalyst(), Trouble = fault => Console.Error.WriteLine(fault) };
        try
        {
            for (int index = 0; index < args.Length; index++)
            {
                string name = args[index];
                if (name == "--loose") read = read with { Loose = true };
                else if (index + 1 < args.Length) read = With(read, name, args[++index]);
                else throw new FormatException($"{name} is unknown or needs a value.");
            }
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or IOException or JsonException or UnauthorizedAccessException)
        {
            message = $"{fault.Message}{Environment.NewLine}{Usage}";
            return false;
        }

        options = read;
        return true;
    }

    private static EmulatorOptions With(EmulatorOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = ushort.Parse(value, CultureInfo.InvariantCulture) },
        "--model" => options with { Models = options.Models.SequenceEqual(Default) ? [value] : [.. options.Models, value] },
        "--key" => options with { ApiKey = value },
        "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
        "--run-time" => options with { RunTime = TimeSpan.FromMilliseconds(uint.Parse(value, CultureInfo.InvariantCulture)) },
        "--endpoint" => options with { Endpoint = Endpoint(value) },
        "--fault" => options with { Faults = [.. options.Faults, Known(value)] },
        "--script" => options with { Analyst = new ScriptedAnalyst(JsonNode.Parse(File.ReadAllText(value))) },
        "--state" => options with { StateFolder = value },
        _ => throw new FormatException($"{name} is unknown."),
    };

    private static string[] Default { get; } = ["tally-analyst"];

    private static string Known(string fault)
    {
        FaultRule.Parse(fault);
        return fault;
    }

    private static EmulatedEndpoint Endpoint(string value) => value switch
    {
        "full" => EmulatedEndpoint.Full,
        "no-conversations" => EmulatedEndpoint.NoConversations,
        "no-previous-response" => EmulatedEndpoint.NoPreviousResponse,
        "stateless" => EmulatedEndpoint.Stateless,
        _ => throw new FormatException($"--endpoint {value} is unknown."),
    };
}
