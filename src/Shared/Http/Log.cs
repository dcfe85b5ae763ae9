using Microsoft.Extensions.Logging;

namespace Tally.Http;

internal static partial class Log
{
    [LoggerMessage(EventId = 900, Level = LogLevel.Error, Message = "A request failed unexpectedly ({CorrelationId}).")]
    public static partial void Unexpected(ILogger logger, string correlationId, Exception failure);

    [LoggerMessage(EventId = 901, Level = LogLevel.Error, Message = "The disk is full: a request was answered with 507. Make room.")]
    public static partial void DiskFull(ILogger logger);
}
