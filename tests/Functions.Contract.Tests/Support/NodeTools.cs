using System.Diagnostics;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>Programs from the node registry, installed once a machine into the temporary folder.</summary>
internal static class NodeTools
{
    /// <summary>The script of an installed package, or why it cannot be had.</summary>
    public static async Task<(string? Script, string? Missing)> InstallAsync(string package, string version, string script)
    {
        string folder = Path.Combine(Path.GetTempPath(), "tally-node", $"{package}-{version}");
        string path = Path.Combine(folder, "node_modules", package, script);
        if (!await RunsAsync("node", "--version") || !await RunsAsync("npm", "--version"))
            return (null, "node and npm are not installed");
        if (File.Exists(path))
            return (path, null);

        string staging = $"{folder}-{Environment.ProcessId}";
        Directory.CreateDirectory(staging);
        await File.WriteAllTextAsync(Path.Combine(staging, "package.json"), "{\"private\":true}");
        if (!await RunsAsync("npm", "install", "--no-audit", "--no-fund", "--prefix", staging, $"{package}@{version}"))
            return (null, $"the registry at hand does not install {package} {version}");
        try
        {
            Directory.Move(staging, folder);
        }
        catch (IOException) when (File.Exists(path))
        {
            Directory.Delete(staging, recursive: true);
        }

        return (path, null);
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
