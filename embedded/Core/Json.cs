using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes values that may hold outputs as JSON.</summary>
internal static class Json
{
    public static Output<string> Write<T>(T value, JsonSerializerOptions? options) => new(WriteAsync(value, options));

    private static async Task<OutputData<string>> WriteAsync<T>(T value, JsonSerializerOptions? options)
    {
        // Converters cannot wait: the first pass collects the outputs, which are then awaited for the second.
        var settled = new Dictionary<IOutput, OutputData<object?>>(ReferenceEqualityComparer.Instance);
        for (var pass = 0; pass < 10; pass++)
        {
            var missing = new List<IOutput>();
#pragma warning disable CA1869 // The converters belong to this one pass.
            var own = new JsonSerializerOptions(options ?? JsonSerializerOptions.Default);
#pragma warning restore CA1869
            own.Converters.Add(new OutputConverterFactory(settled, missing));
            var json = JsonSerializer.Serialize(value, own);
            if (missing.Count == 0)
                return Result(json, settled.Values);
            foreach (var output in missing)
                settled[output] = await output.GetDataAsync();
        }

        throw new NotSupportedException($"A {typeof(T)} cannot be written as JSON: it makes a new output whenever it is read.");
    }

    private static OutputData<string> Result(string json, IReadOnlyCollection<OutputData<object?>> nested)
    {
        var isKnown = nested.All(data => data.IsKnown);
        return new(isKnown ? json : "", isKnown, nested.Any(data => data.IsSecret), [.. nested.SelectMany(data => data.Resources)]);
    }

    private sealed class OutputConverterFactory(Dictionary<IOutput, OutputData<object?>> settled, List<IOutput> missing)
        : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OutputConverter<>).MakeGenericType(typeToConvert), settled, missing)!;
    }

    private sealed class OutputConverter<T>(Dictionary<IOutput, OutputData<object?>> settled, List<IOutput> missing) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Outputs are only written as JSON, never read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var output = value is IInput input ? input.ToOutput() : (IOutput)value!;
            if (!settled.TryGetValue(output, out var data))
                missing.Add(output);
            if (data is { IsKnown: true, Value: not null })
                JsonSerializer.Serialize(writer, data.Value, data.Value.GetType(), options);
            else
                writer.WriteNullValue();
        }
    }
}
