using Microsoft.Extensions.Logging;

namespace Tally.Upkeep;

/// <summary>Every log message of upkeep.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 5101, Level = LogLevel.Information, Message = "Looked at {Count} sources that were due")]
    public static partial void Refreshed(ILogger logger, int count);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Information, Message = "Files at the model service: {Renewed} uploaded again, {Deleted} deleted, {Failed} left for the next time")]
    public static partial void Tended(ILogger logger, int renewed, int deleted, int failed);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Information, Message = "Deleted {Count} superseded versions")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(EventId = 5104, Level = LogLevel.Warning, Message = "Upkeep of {Task} could not be done this time")]
    public static partial void Missed(ILogger logger, string task, Exception failure);
}
