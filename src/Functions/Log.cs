using Microsoft.Extensions.Logging;
using Tally.Datasets;

namespace Tally.Functions;

/// <summary>Every message of the app. No cell content, no question, no answer.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Published {Dataset}: {Rows} rows, {Problems} problems, changed {Changed}")]
    public static partial void Published(ILogger logger, DatasetId dataset, int rows, int problems, bool changed);

    [LoggerMessage(2, LogLevel.Warning, "Refused {Dataset}: {Codes}")]
    public static partial void Refused(ILogger logger, DatasetId dataset, string codes);

    [LoggerMessage(3, LogLevel.Warning, "Refused the sidecar of {Collection}: {Code}")]
    public static partial void SidecarRefused(ILogger logger, string collection, string code);

    [LoggerMessage(4, LogLevel.Information, "Ignored {Collection}/{Name}: not a dataset")]
    public static partial void Ignored(ILogger logger, string collection, string name);

    [LoggerMessage(5, LogLevel.Information, "Purged {Count} ended instances of the durable engine")]
    public static partial void Purged(ILogger logger, int count);

    [LoggerMessage(8, LogLevel.Information, "Tested {Dataset}: {Exact} of {Asked} exact, {Wrong} wrong")]
    public static partial void Tested(ILogger logger, DatasetId dataset, int exact, int asked, int wrong);
}
