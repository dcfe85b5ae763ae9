using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tally.Ingest.Records;
using Tally.Ingest;
using Tally.Local.Hosting;
using Tally.Local.Output;

namespace Tally.Local.Commands;

/// <summary><c>tally convert PATH --shape …</c>: what was understood of a file, on stdout.</summary>
internal static class ConvertCommand
{
    private static readonly Dictionary<string, ConvertShape> Shapes = new(StringComparer.Ordinal)
    {
        ["records"] = ConvertShape.Records,
        ["keyed"] = ConvertShape.Keyed,
        ["merged"] = ConvertShape.Merged,
        ["stacked"] = ConvertShape.Stacked,
        ["csv"] = ConvertShape.Csv,
    };

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A CSV file; for 'merged' and 'stacked', a folder of them." };
        var shape = new Option<string?>("--shape")
        {
            Description = "records, keyed, merged or stacked (JSON), or csv (header and text cells as understood); default: what the sidecar says, else records, and merged of a folder.",
        };
        shape.AcceptOnlyFromAmong([.. Shapes.Keys]);
        var command = new Command("convert", "Writes a file as Tally understands it.") { path, shape };
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => ConvertAsync(parsed.GetRequiredValue(path), parsed.GetValue(shape), token), cancellationToken));
        return command;
    }

    private static async Task<int> ConvertAsync(string path, string? shape, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(LimitSettings.Read());
        services.AddIngest();
        await using var provider = services.BuildServiceProvider();
        await using var output = Console.OpenStandardOutput();
        switch (await provider.GetRequiredService<ConvertFile>().RunAsync(path, shape is null ? null : Shapes[shape], output, cancellationToken))
        {
            case ConvertOutcome.Converted converted:
                await ProblemPrinter.WriteAsync(Console.Error, converted.Problems);
                return ExitCode.Answered;

            case ConvertOutcome.Refused refused:
                throw new CommandRefusal(ProblemPrinter.Line(refused.Problem));

            default:
                throw new UnreachableException();
        }
    }
}
