using Microsoft.Extensions.Logging;

namespace Tally.Tools;

/// <summary>Every log message of the tools; none holds a cell or an argument.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "Tool {Tool} failed in call {CallId}")]
    public static partial void ToolFailed(ILogger logger, string tool, string callId, Exception failure);
}
