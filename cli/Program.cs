using Todo.Cli;

return await CommandLine.RunAsync(args, Surroundings.OfThisProcess());
