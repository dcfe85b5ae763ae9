using System.CommandLine;
using System.Text;
using Tally.Local;
using Tally.Local.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Tally answers questions about CSV files; every digit comes from the data.")
{
    AskCommand.Create(),
    RunCommand.Create(),
    AssistantsCommand.Create(),
    ConversationsCommand.Create(),
    FilesCommand.Create(),
    EvalCommand.Create(),
    QueryCommand.Create(),
    ReplayCommand.Create(),
    ConvertCommand.Create(),
    DatasetsCommand.Create(),
    SourcesCommand.Create(),
    ServeCommand.Create(),
};

return await CommandEdge.ParseAndRunAsync(root, args);
