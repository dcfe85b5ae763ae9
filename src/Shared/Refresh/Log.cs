using Microsoft.Extensions.Logging;

namespace Tally.Refresh;

/// <summary>Every log message of the sources; none holds an address, which may carry a key.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Looked at source {Source}: {Outcome}")]
    public static partial void Refreshed(ILogger logger, string source, SourceState outcome);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "Source {Source} could not be looked at and stays due")]
    public static partial void NotRefreshed(ILogger logger, string source, Exception failure);
}
