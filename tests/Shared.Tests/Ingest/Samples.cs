namespace Tally.Shared.Tests.Ingest;

/// <summary>The sample data of the repository.</summary>
internal static class Samples
{
    public static string Repository { get; } = Find();

    public static string Unil => Path.Combine(Repository, "samples", "unil");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
