using Spectre.Console;
using Tally.Ingest;

namespace Tally.Local.Output;

/// <summary>A bar on stderr while files are read that take long; nothing where stderr is no terminal.</summary>
internal sealed class IngestBar : IProgress<IngestStep>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private volatile IngestStep? _latest;

    private IngestBar()
    {
    }

    public void Report(IngestStep value) => _latest = value;

    /// <summary>The terminal behind stderr; null when stderr goes elsewhere or cannot move its cursor.</summary>
    public static IAnsiConsole? Terminal()
    {
        if (Console.IsErrorRedirected)
        {
            return null;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Ansi ? console : null;
    }

    /// <summary>Runs the work, and shows how far it has come once it takes longer than a moment.</summary>
    /// <param name="console">Where; null: nowhere.</param>
    /// <param name="work">Tells the progress it is given; null is given when nothing is shown.</param>
    /// <param name="clock">Paces the bar.</param>
    public static async Task<T> RunAsync<T>(IAnsiConsole? console, Func<IProgress<IngestStep>?, Task<T>> work, TimeProvider clock)
    {
        if (console is null)
        {
            return await work(null);
        }

        var bar = new IngestBar();
        var running = Task.Run(() => work(bar));
        if (await Task.WhenAny(running, Task.Delay(Patience, clock)) != running)
        {
            await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(context => bar.ShowAsync(context, running, clock));
        }

        return await running;
    }

    private async Task ShowAsync(ProgressContext context, Task running, TimeProvider clock)
    {
        var file = context.AddTask("reading");
        ProgressTask? files = null;
        while (!running.IsCompleted)
        {
            if (_latest is { } step)
            {
                file.Description = Markup.Escape(step.File);
                (file.MaxValue, file.Value) = (Math.Max(1, step.Whole), step.Read);
                files ??= step.Files > 1 ? context.AddTask("files") : null;
                Show(files, step);
            }

            await Task.WhenAny(running, Task.Delay(Pause, clock));
        }
    }

    private static void Show(ProgressTask? files, IngestStep step)
    {
        if (files is not null)
        {
            files.Description = FormattableString.Invariant($"{step.FilesDone} of {step.Files} files");
            (files.MaxValue, files.Value) = (step.Files, step.FilesDone);
        }
    }
}
