using System.Text.Json;
using Pulumi;
using Todo.Infra;
using Todo.Infra.Services;
using Todo.Infra.Settings;
using Todo.Tests.Infra;

namespace Todo.Tests.Chart;

/// <summary>The values of the chart, as the stack writes them.</summary>
internal sealed class TodoChartValuesTests
{
    [Test]
    public void They_are_exactly_those_that_the_schema_describes() => Assert.That(
        PathsOf(typeof(TodoChartValues)),
        Is.EquivalentTo(ValuePaths.OfSchema(Path.Combine(ChartCopy.Original, "values.schema.json"))));

    [Test]
    public void A_service_that_the_chart_lacks_is_refused() => Assert.That(
        async () => await Stacks.EvaluateAsync(Repository.Root, "local", TodoStack.Services.Add(FourthService.Sweeper), ByChart),
        Throws.TypeOf<RunException>().With.Message.EqualTo(
            "The folder chart has no templates for the service sweeper, so todo:delivery chart would leave it out.\n"
            + "Have all services delivered by components: todo:delivery components\n"
            + "Or add its templates and its values, those to infra/Services/TodoChartValues.cs as well."));

    private static StackConfig ByChart(StackConfig config) =>
        config with { Values = config.Values.SetItem("todo:delivery", "chart") };

    private static IEnumerable<string> PathsOf(Type record) =>
        from property in record.GetProperties()
        let name = JsonNamingPolicy.CamelCase.ConvertName(property.Name)
        from path in PartOf(property.PropertyType) is { } part ? PathsOf(part).Select(path => $"{name}.{path}") : [name]
        select path;

    // Those of the chart's own types, each either as it is or an output.
    private static Type? PartOf(Type type) => type.GetGenericArguments().Append(type)
        .FirstOrDefault(each => each.Name.StartsWith("TodoChart", StringComparison.Ordinal));
}
