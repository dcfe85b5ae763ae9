namespace Tally.Functions.Contract.Tests.Infra;

/// <summary>Reads the declarations of a Bicep file; anything it does not know is an error with its line.</summary>
internal sealed class BicepParser(BicepFile file, List<BicepToken> tokens)
{
    private readonly BicepExpressions values = new(file, tokens);

    public void Parse()
    {
        for (values.SkipLines(); values.Here.Kind != BicepKind.End; values.SkipLines())
            Declaration();
    }

    private void Declaration()
    {
        switch (values.Name())
        {
            case "targetScope":
                values.Expect("=");
                values.Value();
                break;
            case "param":
                Parameter();
                break;
            case "var":
                file.Variables.Add(values.Name());
                values.Expect("=");
                values.Value();
                break;
            case "resource":
                values.Resource();
                break;
            case "module":
                Module();
                break;
            case "output":
                file.Outputs.Add(values.Name());
                values.Name();
                values.Expect("=");
                values.Value();
                break;
            case var other:
                throw values.Error($"'{other}' begins no declaration");
        }

        values.EndOfLine();
    }

    private void Parameter()
    {
        string name = values.Name();
        string type = values.Name();
        bool hasDefault = values.Accept("=");
        if (hasDefault)
            values.Value();
        file.Parameters.Add(name, new BicepParameter(type, hasDefault));
    }

    private void Module()
    {
        int line = values.Here.Line;
        string name = values.Name();
        string path = values.Text();
        values.Expect("=");
        if (values.Accept("if"))
            values.Value();
        var body = values.Object();
        file.Modules.Add(name, new BicepModule(path, body.GetValueOrDefault("params")?.Keys.ToList() ?? [], line));
    }
}
