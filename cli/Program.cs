using Todo.Cli;

return await CompanionApp.RunAsync(args, Surroundings.OfThisProcess());
