using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Tools.Functions;

namespace Tally.Shared.Tests.Tools.Functions;

public sealed class DeclarationSpecs
{
    private const string Good = """
        {"name":"get_close","description":"The close of a day.",
         "parameters":{"type":"object","properties":{"ticker":{"type":"string"}},"required":["ticker"],"additionalProperties":false},
         "query":{"sql":"SELECT date, close FROM prices WHERE ticker = :ticker"}}
        """;

    [Fact]
    public void A_file_holds_one_declaration_or_several()
    {
        Assert.Equal("get_close", Assert.Single(Assert.IsType<FunctionReading.Read>(FunctionFile.Read(Good)).Functions).Name);
        string other = Good.Replace("get_close", "get_open", StringComparison.Ordinal);
        Assert.Equal(2, Assert.IsType<FunctionReading.Read>(FunctionFile.Read($"[{Good},{other}]")).Functions.Count);
    }

    [Fact]
    public void A_declaration_survives_being_stored_with_its_assistant()
    {
        var read = Assert.IsType<FunctionReading.Read>(FunctionFile.Read(Good)).Functions[0];
        string stored = JsonSerializer.Serialize(read, Tally.Questions.QuestionJson.Options);
        var again = JsonSerializer.Deserialize<FunctionDeclaration>(stored, Tally.Questions.QuestionJson.Options)!;
        Assert.Equal(read.Parameters.ToJsonString(), again.Parameters.ToJsonString());
        Assert.Equal(read.Query, again.Query);
    }

    [Theory]
    [InlineData("\"required\":[\"ticker\"],", "", "The parameters of get_close are not strict: \"ticker\" must be listed in \"required\"; one that may be left out has the type [\"string\", \"null\"].")]
    [InlineData(",\"additionalProperties\":false", "", "The parameters of get_close are not strict: \"additionalProperties\" must be false.")]
    [InlineData("{\"type\":\"string\"}", "{\"type\":\"string\",\"default\":\"A\"}", "The parameters of get_close, ticker use \"default\", which a strict schema does not know.")]
    [InlineData("{\"type\":\"string\"}", "{}", "The parameters of get_close, ticker have no type.")]
    [InlineData("{\"type\":\"string\"}", "{\"type\":\"array\"}", "The parameters of get_close, ticker are an array without items.")]
    [InlineData(":ticker", ":symbol", "The query of get_close uses :symbol, which is not among its parameters.")]
    [InlineData(" = :ticker", " = 'A'", "The query of get_close does not use its parameter \"ticker\".")]
    [InlineData("SELECT date", "DELETE date", "The query of get_close cannot be read:")]
    [InlineData("get_close", "get close", "\"get close\" is no name of a function: 1 to 64 letters, digits, \"-\" or \"_\".")]
    [InlineData("\"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "\"http\":{\"url\":\"ftp://x/{ticker}\"}", "The url of get_close is not an http or https address.")]
    [InlineData("\"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "\"http\":{\"url\":\"https://{ticker}.example/x\"}", "The url of get_close may hold parameters in its path and query only, not in its host.")]
    [InlineData("\"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "\"http\":{\"url\":\"https://x.example/{ticker}\",\"headers\":{\"A\":\"${OPENAI_API_KEY}\"}}", "A header of get_close names the setting OPENAI_API_KEY; headers may use settings that begin with TALLY_FUNCTION_.")]
    [InlineData("\"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "\"http\":{\"url\":\"https://x.example/{other}\"}", "get_close uses {other}, which is not among its parameters.")]
    [InlineData("\"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "\"strict\":true", "A function declaration has no \"strict\"; it has name, description, parameters, and either http or query.")]
    [InlineData(",\n \"query\":{\"sql\":\"SELECT date, close FROM prices WHERE ticker = :ticker\"}", "", "get_close needs either \"http\" or \"query\", and not both.")]
    [InlineData("\"description\":\"The close of a day.\",", "", "A function declaration lacks \"description\".")]
    public void What_is_wrong_is_said_in_a_sentence(string part, string instead, string sentence)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        var refused = Assert.IsType<FunctionReading.Refused>(FunctionFile.Read(Good.Replace(part, instead, StringComparison.Ordinal)));
        Assert.Contains(refused.Problems, problem => problem.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The file is not JSON: line 1 cannot be read.")]
    [InlineData("[]", "The file holds no declaration.")]
    [InlineData("[1]", "A declaration is a JSON object.")]
    public void A_file_that_is_none_is_refused(string text, string sentence) =>
        Assert.Equal([sentence], Assert.IsType<FunctionReading.Refused>(FunctionFile.Read(text)).Problems);

    [Theory]
    [InlineData("t = :a", """{"a":"x"}""", "t = 'x'")]
    [InlineData("t = :a", """{"a":"x' OR '1'='1"}""", "t = 'x'' OR ''1''=''1'")]
    [InlineData("t = :a", """{"a":"--"}""", "t = '--'")]
    [InlineData("n > :a AND n < :b", """{"a":1.50,"b":-2e3}""", "n > 1.50 AND n < -2000")]
    [InlineData("t IN :a", """{"a":["x","y'"]}""", "t IN ('x', 'y''')")]
    [InlineData("t IN :a", """{"a":[]}""", "t IN (NULL)")]
    [InlineData("b = :a", """{"a":true}""", "b = TRUE")]
    [InlineData("t = COALESCE(:a, t)", """{"a":null}""", "t = COALESCE(NULL, t)")]
    [InlineData("':a' = \":a\" -- :a\n AND x::text = :a /* :a */", """{"a":1}""", "':a' = \":a\" -- :a\n AND x::text = 1 /* :a */")]
    [InlineData("t = 'it''s :a' OR t = :a", """{"a":"z"}""", "t = 'it''s :a' OR t = 'z'")]
    public void Arguments_are_bound_as_literals(string sql, string arguments, string bound) =>
        Assert.Equal(bound, SqlParameters.Bind(sql, JsonElement.Parse(arguments)));

    [Fact]
    public void A_nested_schema_is_held_to_the_same_rules()
    {
        var schema = JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"string"}}}}},"required":["a"],"additionalProperties":false}""")!.AsObject();
        Assert.Equal(2, StrictSchema.Problems(schema, "The format").Count);
    }
}
