using System.CommandLine;

namespace Tally.Local.Commands;

/// <summary>Options that mean the same in every command that has them. Made anew for each command: they belong to one.</summary>
internal static class SharedOptions
{
    public static Option<string?> Home() => new("--home")
    {
        Description = "Folder that holds everything Tally keeps (TALLY_HOME; default .tally).",
    };

    public static Option<string[]> Data() => new("--data")
    {
        Description = "CSV files, or folders of them; a folder is a collection.",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = "PATH",
    };

    public static Option<bool> NoSelfTest() => new("--no-self-test")
    {
        Description = "Do not ask questions about new datasets to see whether they are answered right (TALLY_SELF_TEST).",
    };

    public static Option<string[]> Watch() => new("--watch")
    {
        Description = "Folders to keep as collections: what comes, changes or goes is taken over within seconds.",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = "FOLDER",
    };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Say more on stderr." };

    public static Option<bool> Stream() => new("--stream")
    {
        Description = "Tell on stderr what happens while it happens; figures stay masked until they are verified.",
    };

    public static Option<string?> Model() => new("--model")
    {
        Description = "Model or deployment to ask, instead of the configured one.",
        HelpName = "NAME",
    };
}
