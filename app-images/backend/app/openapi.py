"""What FastAPI cannot know of itself for the OpenAPI description."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.schemas.chat import STREAMED
from app.schemas.task import TaskQuery

TEMPLATE = "#/components/schemas/{model}"


class DescribedAPI(FastAPI):
    def openapi(self) -> dict[str, Any]:
        description = super().openapi()
        models: list[Any] = [(TaskQuery, "validation"), *((event, "serialization") for event in STREAMED.values())]
        _, schemas = models_json_schema(models, ref_template=TEMPLATE)
        description["components"]["schemas"] |= schemas["$defs"]
        return description


def query_parameters(model: type[BaseModel]) -> dict[str, Any]:
    """The openapi_extra of a route that reads its query string by itself."""
    properties = model.model_json_schema(ref_template=TEMPLATE)["properties"]
    return {
        "parameters": [
            {"in": "query", "name": name, "required": False, "schema": schema} for name, schema in properties.items()
        ]
    }
