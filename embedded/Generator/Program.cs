using Pulumi.Generator;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Generator <schema.json> <output.cs>");
    return 2;
}

var schema = Schema.Load(args[0]);
File.WriteAllText(args[1], new Emitter(schema).Emit());
return 0;
