using System.Collections.Immutable;
using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Infra.Settings;

namespace Todo.Cli.Commands;

/// <summary><c>config</c>: reads and writes the settings in a stack's file, as <c>pulumi config</c> does, encrypted ones too.</summary>
internal static class ConfigCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="values">Where values come from that are not on the command line.</param>
    /// <param name="console">Where values are printed.</param>
    /// <param name="notices">Where it is said what was done.</param>
    internal static Command Create(Workspace workspace, ValueSource values, IAnsiConsole console, IAnsiConsole notices) =>
        new("config", "Read and write the stack's settings: the same file and the same encryption as the Pulumi CLI's")
        {
            Get(workspace, console),
            Set(workspace, values, notices),
            Remove(workspace, notices),
        };

    private static Command Get(Workspace workspace, IAnsiConsole console)
    {
        var (stack, key, path) = (StackOption.Create(), Key(ArgumentArity.ZeroOrOne, "; all that is set when left out"), Path());
        var show = new Option<bool>("--show-secrets") { Description = "Print secrets in plain text" };
        var command = new Command("get", "Print a setting; a secret only with --show-secrets") { key, path, show, stack };
        command.SetAction(arguments =>
        {
            var settings = workspace.SettingsOf(arguments.GetValue(stack)!);
            if (arguments.GetValue(key) is { } name)
            {
                Print(settings.Get(name, arguments.GetValue(path), arguments.GetValue(show)));
                return ExitCodes.Done;
            }

            foreach (var (set, text) in settings.List(arguments.GetValue(show)))
            {
                Print($"{set}: {text}");
            }

            return ExitCodes.Done;
        });
        return command;

        // As it is: no line is broken at the width of a terminal.
        void Print(string text) => console.Profile.Out.Writer.WriteLine(text);
    }

    private static Command Set(Workspace workspace, ValueSource values, IAnsiConsole notices)
    {
        var (stack, key, path) = (StackOption.Create(), Key(ArgumentArity.ExactlyOne, ""), Path());
        var value = new Argument<string?>("value")
        {
            Description = "The value; asked for, or read from the standard input, when left out. A secret is never written here",
            DefaultValueFactory = _ => null,
        };
        var secret = new Option<bool>("--secret") { Description = "Encrypt the value; what has to be secret is encrypted without it, too" };
        var command = new Command("set", "Write a setting, once it is sure that it is known and its value allowed")
        {
            key, value, secret, path, stack,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var (name, given, isPath) = (arguments.GetValue(key)!, arguments.GetValue(value), arguments.GetValue(path));
            var settings = workspace.SettingsOf(arguments.GetValue(stack)!);
            var isSecret = arguments.GetValue(secret) || settings.IsSecret(name, isPath);
            RefuseSecret(name, given, isSecret, arguments.GetValue(stack)!);
            var text = given ?? await values.ReadAsync(name, isSecret, cancellation);
            var open = settings.Set(name, isPath, text, isSecret);
            notices.WriteLine($"Set {name} in {settings.FileName}{(isSecret ? ", encrypted" : "")}.");
            Tell(notices, open);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Remove(Workspace workspace, IAnsiConsole notices)
    {
        var (stack, key, path) = (StackOption.Create(), Key(ArgumentArity.ExactlyOne, ""), Path());
        var command = new Command("rm", "Remove a setting: its environment's value counts again") { key, path, stack };
        command.SetAction(arguments =>
        {
            var settings = workspace.SettingsOf(arguments.GetValue(stack)!);
            var open = settings.Remove(arguments.GetValue(key)!, arguments.GetValue(path));
            notices.WriteLine($"Removed {arguments.GetValue(key)} from {settings.FileName}.");
            Tell(notices, open);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void RefuseSecret(string key, string? given, bool isSecret, string stack)
    {
        if (isSecret && given is not null)
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"The value of {key} is a secret, and the command line is no place for one: every process of this machine can read it, and "
                    + "the shell keeps it; nothing was touched.\n"
                    + "    allowed: the value typed when asked for, where it is not shown, or piped in\n"
                    + $"    run:     ./todo config set --secret {key} --stack {stack}\n"
                    + "Where the value was a real one, choose another.");
        }
    }

    private static void Tell(IAnsiConsole notices, ImmutableArray<SettingsMistake> open)
    {
        if (!open.IsEmpty)
        {
            notices.WriteLine("Before the stack can be brought up:");
            notices.WriteLine(SettingsException.First([.. open.Select(mistake => $"  {mistake}")]));
        }
    }

    private static Argument<string?> Key(ArgumentArity arity, string more) => new("key")
    {
        Description = $"The setting, such as todo:version; docs/settings.md describes all{more}",
        Arity = arity,
    };

    private static Option<bool> Path() => new("--path")
    {
        Description = "The key leads into an object: todo:backend.replicas, or todo:nodeSelector[\"example.com/disk\"]",
    };
}
