namespace Tally.Shared.Tests.Ingest;

/// <summary>The sample data of the repository.</summary>
internal static class Samples
{
    public static string Unil { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "samples", "unil");
    }
}
