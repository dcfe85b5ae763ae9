using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>DuckDB and SQLite behind one node process.</summary>
internal sealed class Oracle : IDisposable
{
    private readonly Process _process;

    private Oracle(Process process) => _process = process;

    /// <summary>Starts it, or says why it cannot be.</summary>
    public static async Task<Oracle?> StartAsync(CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Path.GetTempPath(), "tally-oracles-1.5.6-1.13.0");
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "sql.js")) || !Directory.Exists(Path.Combine(folder, "node_modules", "@duckdb")))
        {
            using var install = Start("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "@duckdb/node-api@1.5.6-r.1", "sql.js@1.13.0"], folder);
            if (install is null)
                return null;

            await install.StandardOutput.ReadToEndAsync(cancellationToken);
            await install.WaitForExitAsync(cancellationToken);
            if (install.ExitCode != 0)
                return null;
        }

        string script = Path.Combine(folder, "oracle.mjs");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "oracle.mjs"), script, overwrite: true);
        return Start("node", [script], folder) is { } process ? new Oracle(process) : null;
    }

    public async Task<(JsonArray DuckDb, JsonArray Sqlite)> AskAsync(
        IReadOnlyList<string> tables, IReadOnlyList<GeneratedQuery> queries, CancellationToken cancellationToken)
    {
        var question = new { tables, queries = queries.Select(query => new { sql = query.Sql, portable = query.Portable }) };
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        string answer = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The oracle ended.");
        var read = JsonNode.Parse(answer)!;
        return (read["duckdb"]!.AsArray(), read["sqlite"]!.AsArray());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        _process.Dispose();
    }

    private static Process? Start(string program, string[] arguments, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
