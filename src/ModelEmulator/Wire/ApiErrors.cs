using System.Globalization;

namespace Tally.ModelEmulator.Wire;

/// <summary>Every error the emulator says, worded as the service words it.</summary>
internal static class ApiErrors
{
    public static ApiError BadJson { get; } =
        new(400, "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The endpoint expects a JSON payload.)");

    public static ApiError UnknownRoute { get; } = new(404, "Resource not found") { Type = null, Code = "404" };

    public static ApiError WrongKey { get; } =
        new(401, "Access denied due to invalid subscription key or wrong API endpoint.") { Type = null, Code = "401" };

    public static ApiError Internal { get; } =
        new(500, "The server had an error while processing your request. Sorry about that!") { Type = "server_error", Code = "server_error" };

    public static ApiError PromptFiltered { get; } =
        new(400, "The response was filtered due to the prompt triggering the content management policy. Please modify your prompt and retry.")
        {
            Type = null,
            Param = "prompt",
            Code = "content_filter",
            Filtered = true,
        };

    public static ApiError ConversationLocked { get; } =
        new(400, "Another process is currently operating on this conversation. Please retry in a few seconds.")
        {
            Param = "conversation",
            Code = "conversation_locked",
        };

    public static ApiError ConversationAndPrevious { get; } =
        new(400, "Mutually exclusive parameters: 'previous_response_id' and 'conversation'. Ensure you are only providing one of: 'previous_response_id' or 'conversation'.")
        {
            Code = "mutually_exclusive_parameters",
        };

    public static ApiError BackgroundNeedsStore { get; } =
        new(400, "Background mode requires 'store' to be true.") { Param = "background", Code = "invalid_value" };

    public static ApiError NoZeroRetention { get; } =
        new(400, "Previous response cannot be used for this organization due to Zero Data Retention.")
        {
            Param = "previous_response_id",
            Code = "unsupported_parameter",
        };

    public static ApiError ContextTooLong { get; } =
        new(400, "Your input exceeds the context window of this model. Please adjust your input and try again.")
        {
            Param = "input",
            Code = "context_length_exceeded",
        };

    public static ApiError NothingSaid { get; } =
        new(400, "Missing required parameter: one of 'input' or 'previous_response_id' or 'prompt' or 'conversation' must be provided.")
        {
            Param = "input",
            Code = "missing_required_parameter",
        };

    public static ApiError NotBackground { get; } =
        new(400, "Only responses created with background=true can be cancelled.");

    public static ApiError NotStreamed { get; } =
        new(400, "Only responses created with background=true and stream=true can be streamed again.") { Param = "stream" };

    public static ApiError BadFault(string reason) => new(400, reason) { Param = "x-tally-fault", Code = "invalid_value" };

    public static ApiError UnknownParameter(string path) =>
        new(400, $"Unknown parameter: '{path}'.") { Param = path, Code = "unknown_parameter" };

    public static ApiError Unsupported(string path) =>
        new(400, $"Unsupported parameter: '{path}' is not supported with this model.") { Param = path, Code = "unsupported_parameter" };

    public static ApiError Missing(string path) =>
        new(400, $"Missing required parameter: '{path}'.") { Param = path, Code = "missing_required_parameter" };

    public static ApiError WrongType(string path, string expected, string actual) =>
        new(400, $"Invalid type for '{path}': expected {expected}, but got {actual} instead.") { Param = path, Code = "invalid_type" };

    public static ApiError WrongValue(string path, string value, string supported) =>
        new(400, $"Invalid value: '{value}'. Supported values are: {supported}.") { Param = path, Code = "invalid_value" };

    public static ApiError TooSmall(string path, long least, long actual) =>
        new(400, string.Create(CultureInfo.InvariantCulture, $"Invalid '{path}': integer below minimum value. Expected a value >= {least}, but got {actual} instead."))
        {
            Param = path,
            Code = "integer_below_min_value",
        };

    public static ApiError TooLarge(string path, long most, long actual) =>
        new(400, string.Create(CultureInfo.InvariantCulture, $"Invalid '{path}': integer above maximum value. Expected a value <= {most}, but got {actual} instead."))
        {
            Param = path,
            Code = "integer_above_max_value",
        };

    public static ApiError OutOfRange(string path, string most) =>
        new(400, $"Invalid '{path}': decimal out of range. Expected a value between 0 and {most}.") { Param = path, Code = "decimal_out_of_range" };

    public static ApiError TooMany(string path, int most, int actual) =>
        new(400, string.Create(CultureInfo.InvariantCulture, $"Invalid '{path}': array too long. Expected an array with maximum length {most}, but got an array with length {actual} instead."))
        {
            Param = path,
            Code = "array_above_max_length",
        };

    public static ApiError TooLong(string path, int most, int actual) =>
        new(400, string.Create(CultureInfo.InvariantCulture, $"Invalid '{path}': string too long. Expected a string with maximum length {most}, but got a string with length {actual} instead."))
        {
            Param = path,
            Code = "string_above_max_length",
        };

    public static ApiError InvalidSchema(string function, string reason) =>
        new(400, $"Invalid schema for function '{function}': {reason}") { Param = "tools[0].parameters", Code = "invalid_function_parameters" };

    public static ApiError NoSuchModel(string model) =>
        new(404, $"The API deployment for this resource does not exist: '{model}'. If you created the deployment within the last 5 minutes, please wait a moment and try again.")
        {
            Type = null,
            Code = "DeploymentNotFound",
        };

    public static ApiError NoSuchPrevious(string id) =>
        new(400, $"Previous response with id '{id}' not found.") { Param = "previous_response_id", Code = "previous_response_not_found" };

    public static ApiError NoSuchResponse(string id) => new(404, $"Response with id '{id}' not found.");

    public static ApiError NoSuchConversation(string id) => new(404, $"Conversation with id '{id}' not found.");

    public static ApiError NoSuchFile(string id) => new(404, $"No such File object: {id}") { Param = "id" };

    public static ApiError NoSuchVectorStore(string id) => new(404, $"Vector store with id '{id}' not found.") { Param = "vector_store_id" };

    public static ApiError NoSuchBatch(string id) => new(404, $"No file batch found with id '{id}'.");

    public static ApiError NoSuchContainer(string id) => new(404, $"Container with id '{id}' not found.");

    public static ApiError Expired(string what, string id) => new(404, $"{what} is expired: '{id}'.");

    public static ApiError NotDownloadable(string purpose) => new(400, $"Not allowed to download files of purpose: {purpose}");

    public static ApiError NoSuchItem(string id) => new(404, $"Item with id '{id}' not found.") { Param = "input" };

    public static ApiError NoToolOutput(string callId) => new(400, $"No tool output found for function call {callId}.") { Param = "input" };

    public static ApiError NoToolCall(string callId) =>
        new(400, $"No tool call found for function call output with call_id {callId}.") { Param = "input" };

    public static ApiError RateLimited(TimeSpan wait) =>
        new(429, "Requests to this deployment have exceeded its rate limit. Please retry after the time given.")
        {
            Type = "too_many_requests",
            Code = "429",
            Headers = new Dictionary<string, string>
            {
                ["retry-after"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                ["retry-after-ms"] = wait.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
            },
        };
}
