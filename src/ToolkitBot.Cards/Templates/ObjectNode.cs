using System.Text.Json;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>An object in which some members have expressions.</summary>
internal sealed class ObjectNode(ObjectMember[] members, int nameLength) : TemplateNode
{
    public override void Write(CardWriter to, EvaluationScope scope)
    {
        scope.Expansion.Count(1, nameLength);
        to.StartObject();
        foreach (var (name, member) in members)
        {
            to.Name(name);
            member.Write(to, scope);
        }

        to.EndObject();
    }

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        foreach (var (_, member) in members)
        {
            member.Collect(found, scope);
        }
    }
}

/// <summary>A member of an object, with its name already encoded.</summary>
internal readonly record struct ObjectMember(JsonEncodedText Name, TemplateNode Value);
