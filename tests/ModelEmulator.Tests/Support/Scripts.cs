namespace Tally.ModelEmulator.Tests.Support;

/// <summary>Scripts for the scripted analyst.</summary>
internal static class Scripts
{
    public const string Greeting = """[{"reply":[{"says":"Bonjour à tous"},{"says":"Encore"}]}]""";

    /// <summary>Two calls in one turn, then an answer.</summary>
    public const string TwoCalls =
        """
        [{"when":"weather","reply":[
           {"calls":[{"name":"get_weather","arguments":{"city":"Lausanne"}},{"name":"get_weather","arguments":{"city":"Genève"}}]},
           {"says":"Lausanne is sunny and Genève is not."}]},
         {"when":"hello","reply":[{"says":"Hello."}]}]
        """;

    public const string WeatherTool =
        """{"type":"function","name":"get_weather","description":"Weather of a city","strict":true,"parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}}""";
}
