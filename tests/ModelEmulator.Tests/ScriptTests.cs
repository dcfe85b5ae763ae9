using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests;

public sealed class ScriptTests
{
    private const string Two = """
        [{"when": "sales", "under": "analyst", "reply": [
           {"calls": [{"name": "a", "arguments": {"x": 1}}, {"name": "b", "arguments": {}}]},
           {"says": ["# Report", "", "{{R1.total}}"]}]},
         {"when": "sales", "reply": [{"says": "Somebody else's."}]}]
        """;

    [Fact]
    public void A_line_is_played_for_its_question_under_its_instructions_one_reply_a_turn()
    {
        var script = new ScriptedAnalyst(JsonNode.Parse(Two));
        var question = new AnalystItem.Message("user", "How are SALES?");
        var calls = Assert.IsType<AnalystOutput.Calls>(script.Respond(Input("You are an Analyst.", question))).Items;

        Assert.Equal(["a", "b"], calls.Select(call => call.Name));
        Assert.Equal(new AnalystOutput.Says("# Report\n\n{{R1.total}}"), script.Respond(Input(
            "You are an analyst.", question, new AnalystItem.FunctionCall("1", "a", "{}"), new AnalystItem.FunctionCall("2", "b", "{}"),
            new AnalystItem.FunctionOutput("1", "x"), new AnalystItem.FunctionOutput("2", "y"))));
        Assert.Equal(new AnalystOutput.Says("Somebody else's."), script.Respond(Input("You are a clerk.", question)));
    }

    [Fact]
    public void Where_it_holds_nothing_it_says_so()
    {
        var script = new ScriptedAnalyst(JsonNode.Parse(Two));
        var question = new AnalystItem.Message("user", "sales");
        Assert.Equal(new AnalystOutput.Says(ScriptedAnalyst.Silence), script.Respond(Input("", new AnalystItem.Message("user", "weather"))));
        Assert.Equal(new AnalystOutput.Says(ScriptedAnalyst.Silence), script.Respond(Input("", question, new AnalystItem.Message("assistant", "Somebody else's."))));
    }

    [Theory]
    [InlineData("{}", "The script is not an array")]
    [InlineData("[1]", "Line 1 of the script is not an object.")]
    [InlineData("""[{"reply": []}]""", "Line 1 of the script has no \"reply\"")]
    [InlineData("""[{"reply": [{"says": "a"}]}, {"if": "x", "reply": [{"says": "a"}]}]""", "Line 2 of the script has a \"if\"")]
    [InlineData("""[{"reply": [{"shouts": "a"}]}]""", "neither {\"says\"} nor {\"calls\"}")]
    [InlineData("""[{"reply": [{"calls": [{"name": "a"}]}]}]""", "a call without a name and arguments")]
    [InlineData("""[{"when": 7, "reply": [{"says": "a"}]}]""", "something else where a text stands")]
    public void A_script_that_is_none_is_refused_with_the_place(string script, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => new ScriptedAnalyst(JsonNode.Parse(script))).Message, StringComparison.Ordinal);

    private static AnalystInput Input(string instructions, params AnalystItem[] items) => new() { Instructions = instructions, Tools = [], Items = items };
}
